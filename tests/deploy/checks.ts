import type { Signing } from '../../bin/sign.ts';
import type { TargetOptions } from '../../bin/target.ts';
import { checkIam } from './access-checks.ts';
import { checkArticles } from './article-checks.ts';
import type { Checklist } from './checklist.ts';
import { checkCommands } from './command-checks.ts';
import type { Deployment } from './deployment.ts';
import { checkReading } from './reading-checks.ts';
import { checkResources } from './resource-checks.ts';

/**
 * Everything that must hold of a stack with access `iam`, on the emulator as on AWS.
 *
 * @param named - the same stack, as commands find it
 * @param signing - as those sign who may read
 */
export async function checkDeployment(
  list: Checklist,
  deployment: Deployment,
  named: TargetOptions,
  signing: Signing,
): Promise<void> {
  await checkArticles(list, deployment);
  await checkReading(list, deployment);
  await checkResources(list, deployment);
  await checkCommands(list, deployment, named);
  await checkIam(list, deployment.api, signing);
}
