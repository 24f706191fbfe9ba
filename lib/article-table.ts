import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import {
  LIST_INDEX,
  LIST_PARTITION,
  LIST_PROJECTION,
  LIST_SORT,
  PARTITION_KEY,
  SORT_KEY,
  TTL,
} from '../lambdas/shared/store/attributes.ts';

export interface ArticleTableProps {
  readonly removalPolicy: RemovalPolicy;
}

/** The one table: records, clean text, name rows, the directory of names. */
export class ArticleTable extends Construct {
  readonly table: Table;
  /** ARN of the listing index: permissions on the table do not reach it. */
  readonly listIndexArn: string;

  constructor(scope: Construct, id: string, props: ArticleTableProps) {
    super(scope, id);
    const string = (name: string) => ({ name, type: AttributeType.STRING });
    this.table = new Table(this, 'Table', {
      partitionKey: string(PARTITION_KEY),
      sortKey: string(SORT_KEY),
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: TTL,
      removalPolicy: props.removalPolicy,
      // A table that is to outlive its stack also outlives a click in the console.
      deletionProtection: props.removalPolicy === RemovalPolicy.RETAIN,
    });
    this.table.addGlobalSecondaryIndex({
      indexName: LIST_INDEX,
      partitionKey: string(LIST_PARTITION),
      sortKey: string(LIST_SORT),
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: [...LIST_PROJECTION],
    });
    this.listIndexArn = `${this.table.tableArn}/index/${LIST_INDEX}`;
  }
}
