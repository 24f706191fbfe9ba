import { Component, type ComponentType, type FunctionComponent, h } from 'preact';

function differ(a: object, b: object): boolean {
  const before = new Map(Object.entries(a));
  const after = Object.entries(b);
  return before.size !== after.length || after.some(([name, value]) => before.get(name) !== value);
}

/**
 * A component that is drawn again only where one of its properties is another: an article may have thousands of parts.
 */
export function memo<P extends object>(render: FunctionComponent<P>): ComponentType<P> {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return differ(this.props, next);
    }
    override render() {
      return h(render, this.props);
    }
  };
}
