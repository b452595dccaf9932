"""The first start: welcome, import and profile."""
