"""`python -m checker` is the program `checker`."""

from checker.cli import main

if __name__ == "__main__":
    main()
