import module from 'node:module';

/**
 * Has Node keep what it compiles in its own cache, so that a command starts in a third of the time when it is run
 * again. Only what is imported later is kept. Node before 22.8 has no such cache.
 */
export function keepCompiled(): void {
  module.enableCompileCache?.();
}
