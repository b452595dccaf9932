"""What is measured and not tested: ratios, taken side by side in one run. Each is a command of its own."""
