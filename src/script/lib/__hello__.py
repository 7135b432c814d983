"""A module to try importing with."""

initialized = True


def main():
    """Say hello."""
    print("Hello world!")


if __name__ == '__main__':
    main()
