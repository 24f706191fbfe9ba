import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type ITable,
  ProjectionType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
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

/** The stack's own table, or one that was there before. */
export type AnyTable = Table | ITable;

export interface ArticleTableProps {
  readonly removalPolicy: RemovalPolicy;
  /**
   * Name of a table that is there already: one that was restored, or that outlived its stack. Null: the stack makes
   * one.
   */
  readonly existing: string | null;
  /** The customer's key it is encrypted with; null where DynamoDB's own is. */
  readonly key: IKey | null;
}

/** The one table: records, clean text, name rows, the directory of names. */
export class ArticleTable extends Construct {
  readonly table: AnyTable;
  /** ARN of the listing index: permissions on the table do not reach it. */
  readonly listIndexArn: string;

  constructor(scope: Construct, id: string, props: ArticleTableProps) {
    super(scope, id);
    this.table = props.existing === null ? this.#own(props) : Table.fromTableName(this, 'Table', props.existing);
    this.listIndexArn = `${this.table.tableArn}/index/${LIST_INDEX}`;
  }

  #own(props: ArticleTableProps): Table {
    const string = (name: string) => ({ name, type: AttributeType.STRING });
    const table = new Table(this, 'Table', {
      partitionKey: string(PARTITION_KEY),
      sortKey: string(SORT_KEY),
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: TTL,
      ...(props.key === null ? {} : { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey: props.key }),
      removalPolicy: props.removalPolicy,
      // A table that is to outlive its stack also outlives a click in the console.
      deletionProtection: props.removalPolicy === RemovalPolicy.RETAIN,
    });
    table.addGlobalSecondaryIndex({
      indexName: LIST_INDEX,
      partitionKey: string(LIST_PARTITION),
      sortKey: string(LIST_SORT),
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: [...LIST_PROJECTION],
    });
    return table;
  }
}
