import jsep, { type Expression } from 'jsep';
import { PlanError } from '../template/intrinsics.ts';

/** Points of the metrics of one period, by their ids; null where a metric has none. */
export type Points = Readonly<Record<string, number | null>>;

/** Works an expression out for one period; null where CloudWatch would have no point either. */
export type MetricMath = (points: Points) => number | null;

/** Null, no data, spreads: what is reckoned with it has no data. */
type Two = (a: number, b: number) => number;
const OPERATORS: Readonly<Record<string, Two>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '<': (a, b) => Number(a < b),
  '<=': (a, b) => Number(a <= b),
  '>': (a, b) => Number(a > b),
  '>=': (a, b) => Number(a >= b),
  '==': (a, b) => Number(a === b),
  '!=': (a, b) => Number(a !== b),
};

/**
 * Metric math as far as the stack's alarms use it: numbers, ids, arithmetic, comparisons, `IF` and `FILL` with a
 * number.
 *
 * @throws PlanError for anything else, which CloudWatch may know and this does not
 */
export function metricMath(expression: string, where: string): MetricMath {
  const refuse = (what: string): never => {
    throw new PlanError(`${where}: ${what} is not known to the local run's metric math`);
  };
  let tree: Expression;
  try {
    tree = jsep(expression);
  } catch (error) {
    return refuse(`the expression ${expression} (${error instanceof Error ? error.message : error})`);
  }
  const compile = (node: unknown): MetricMath => {
    if (isNode(node, 'Literal') && typeof node.value === 'number') {
      const { value } = node;
      return () => value;
    }
    if (isNode(node, 'Identifier') && typeof node.name === 'string') {
      const { name } = node;
      return (points) => points[name] ?? null;
    }
    if (isNode(node, 'BinaryExpression') && typeof node.operator === 'string') {
      const operator = OPERATORS[node.operator] ?? refuse(`the operator ${node.operator}`);
      const [left, right] = [compile(node.left), compile(node.right)];
      return (points) => {
        const [a, b] = [left(points), right(points)];
        return a === null || b === null ? null : operator(a, b);
      };
    }
    if (isNode(node, 'CallExpression') && isNode(node.callee, 'Identifier') && Array.isArray(node.arguments)) {
      const called: readonly MetricMath[] = node.arguments.map(compile);
      return compileCall(String(node.callee.name), called);
    }
    return refuse(`a part of the expression ${expression}`);
  };
  const compileCall = (name: string, [first, second, third]: readonly MetricMath[]): MetricMath => {
    if (name === 'FILL' && first !== undefined && second !== undefined && third === undefined) {
      return (points) => first(points) ?? second(points);
    }
    if (name === 'IF' && first !== undefined && second !== undefined && third !== undefined) {
      return (points) => {
        const condition = first(points);
        if (condition === null) return null;
        return condition === 0 ? third(points) : second(points);
      };
    }
    return refuse(`${name} with these arguments`);
  };
  return compile(tree);
}

function isNode(node: unknown, type: string): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null && 'type' in node && node.type === type;
}
