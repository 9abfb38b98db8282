"""The central service: takes changes in, numbers them, and gives each device what its person may see."""
