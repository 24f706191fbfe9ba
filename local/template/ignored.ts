/** Resource types the local run leaves out, each with the reason. Any type on neither list stops the start. */
export const IGNORED_TYPES: { readonly [type: string]: string } = {
  'AWS::IAM::Role': 'permissions are not enforced on one machine; tests/lib reads the policies',
  'AWS::IAM::Policy': 'as AWS::IAM::Role',
  'AWS::IAM::ManagedPolicy': 'as AWS::IAM::Role',
  'AWS::S3::BucketPolicy': 'as AWS::IAM::Role',
  'AWS::SQS::QueuePolicy': 'as AWS::IAM::Role',
  'AWS::Lambda::Permission': 'as AWS::IAM::Role',
  'AWS::Logs::LogGroup': 'logs go to files in the data folder',
  'AWS::CloudWatch::CompositeAlarm': 'it adds no condition to those of its alarms',
  'AWS::SNS::Topic': 'only alarms publish to it, and here they are printed',
  'AWS::SNS::TopicPolicy': 'only alarms publish to it',
  'AWS::SNS::Subscription': 'only alarms publish to it',
  'AWS::KMS::Key': 'nothing is encrypted at rest on one machine',
  'AWS::KMS::Alias': 'as AWS::KMS::Key',
  'AWS::CDK::Metadata': 'CDK usage statistics',
  'Custom::S3AutoDeleteObjects': 'empties a bucket when its stack is destroyed; --fresh does that here',
};
