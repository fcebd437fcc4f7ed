"""What stands below the application: AWS resources, the local AWS, the demo."""
