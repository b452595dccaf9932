"""Call screen: note taking during an interview."""
