"""What every resource of the template must have: rules with an id each, in the manner of CloudFormation Guard."""
