import { Command } from 'commander';
import { finish, processIo as io } from '#conformance/harness';
import {
  type PublishFlags,
  publishCommand,
  type VerifyProviderFlags,
  verifyProviderCommand,
} from '../pact/index.ts';

export const verifyProviderCommandOf = (): Command =>
  new Command('verify-provider')
    .description('verify an orchestrator or an engine against pacts; without arguments those of this project')
    .option(
      '--url <url>',
      'a server that runs; without it the reference server and scripted engines are started',
    )
    .option(
      '--pacts <file|dir|url>',
      'those that are verified, also of a Pact Broker; else those of the contract',
    )
    .option('--provider <name>', 'only pacts of this provider: orchestrator, vllm-engine and the like')
    .option('--state-url <url>', 'is told each state to set up and to tear down, by POST')
    .option('--state-command <command>', 'is told the same as JSON on its input')
    .option(
      '--key <variable>',
      'environment variable with the key that reads streams, or that an engine asks for',
    )
    .option('--model <name>', 'by which an engine at --url knows its model, where that is not tiny')
    .option('--filter <text>', 'only interactions with the text in their names')
    .option('--jobs <n>', 'servers at a time')
    .option('--broker-token-env <variable>', 'environment variable with a token, or with name:password')
    .option(
      '--consumer-branch <name>',
      'the latest pacts of that branch; else main, deployed and released ones',
    )
    .option('--consumer-version-selectors <json>', 'which pacts, as a list of selectors of the broker')
    .option('--publish', 'tell the broker what the verification came to')
    .option('--provider-version <version>', 'whose results they are')
    .option('--provider-branch <name>', 'the branch that the version is on')
    .option('--json', 'print the results as JSON')
    .action((flags: VerifyProviderFlags) => finish(() => verifyProviderCommand(flags, io)));

export const pactCommandOf = (): Command => {
  const pact = new Command('pact').description('hand pacts to a Pact Broker');
  pact
    .command('publish')
    .description('publish pacts under a version of their consumers')
    .requiredOption('--broker <url>', 'where the broker is')
    .requiredOption('--version <version>', 'of the consumers, such as a commit')
    .option('--branch <name>', 'the branch that the version is on')
    .option('--tag <names...>', 'tags of the version')
    .option('--build-url <url>', 'the build that publishes')
    .option('--token-env <variable>', 'environment variable with a token, or with name:password')
    .option('--pacts <file|dir>', 'those that are published; else those of the contract')
    .action((flags: PublishFlags) => finish(() => publishCommand(flags, io)));
  return pact;
};
