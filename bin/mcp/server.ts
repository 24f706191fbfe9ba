import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { ENGINE_VERSION } from '../../engine/light.ts';
import { addDigestTool } from './digest-tool.ts';
import type { FindStored } from './stored.ts';
import { addStoredTools } from './stored-tools.ts';
import { addStoryTools } from './story-tools.ts';

const INSTRUCTIONS =
  'News articles as records in which nothing is invented: every summary sentence and every fact is a slice of ' +
  'the article, with its offsets. When you use one, quote the slice and link to the article. A claim has a ' +
  'claimant: never repeat it as a fact of your own.';

/**
 * The server that agents talk to (Model Context Protocol).
 *
 * @param folder - whose article files the tool `digest` may read; null for none
 * @param find - finds what stored articles are read from
 */
export function mcpServer(folder: string | null, find: FindStored): McpServer {
  const server = new McpServer({ name: 'nutgraf', version: ENGINE_VERSION }, { instructions: INSTRUCTIONS });
  addDigestTool(server, folder);
  addStoredTools(server, find);
  addStoryTools(server, find);
  return server;
}
