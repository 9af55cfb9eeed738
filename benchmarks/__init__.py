"""What `make bench` measures: the yardsticks of the design, goal beside measured."""
