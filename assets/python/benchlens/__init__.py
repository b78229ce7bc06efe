"""The Python side of benchlens: `python -m benchlens` runs the program that was installed with it."""
