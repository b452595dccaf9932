"""When the user is free: busy times, calendars, and the times offered to contacts."""
