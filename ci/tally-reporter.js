// A mocha reporter: a dot a test, failures in full at the end, and the tally as JSON for ci/mocha.ts.
// JavaScript because mocha loads its reporters before it knows of TypeScript.
import { writeFileSync } from 'node:fs';
import mocha from 'mocha';

const { Base, Spec } = mocha.reporters;

export default class TallyReporter extends Base {
  constructor(runner, options) {
    super(runner, options);
    const output = options.reporterOptions?.output;
    const notes = [];
    const tests = [];
    const ended = (test, state) => tests.push({ file: test.file ?? '', title: test.title, state });
    runner.on('pass', test => {
      process.stdout.write('.');
      ended(test, 'passed');
    });
    runner.on('pending', test => {
      process.stdout.write('-');
      notes.push(`skipped: ${test.fullTitle()}`);
    });
    runner.on('fail', (test, error) => {
      process.stdout.write('!');
      ended(test, 'failed');
      notes.push(shortened(`${test.fullTitle()}\n${error.stack ?? error.message}${diffOf(error)}`));
    });
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats;
      process.stdout.write('\n');
      if (output)
        writeFileSync(
          output,
          JSON.stringify({ passed: passes, failed: failures, skipped: pending, notes, tests }),
        );
      else Spec.prototype.epilogue.call(this);
    });
  }
}

const noteMax = 2500;

function shortened(text) {
  return text.length <= noteMax
    ? text
    : `${text.slice(0, noteMax)} … (${text.length - noteMax} characters more)`;
}

function diffOf(error) {
  if (!Base.showDiff(error)) return '';
  const [actual, expected] = [error.actual, error.expected].map(value =>
    String(JSON.stringify(value, null, 1)).slice(0, noteMax / 4),
  );
  return `\nexpected ${expected}\n  actual ${actual}`;
}
