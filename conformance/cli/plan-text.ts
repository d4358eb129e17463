import type { Budget } from '../run/execute-run.ts';
import type { RunPlan } from '../run/index.ts';

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

const costOf = ({ cost, tokensMax }: RunPlan): string => {
  const tokens = `at most about ${counted(tokensMax, 'token')}`;
  return cost === undefined ? tokens : `${tokens}, ${cost.amount.toFixed(4)} ${cost.currency}`;
};

const askedWords = ({ tasks, requests }: RunPlan): string =>
  requests === 0
    ? counted(tasks, 'task')
    : [...(tasks === 0 ? [] : [counted(tasks, 'task')]), `about ${counted(requests, 'request')}`].join(', ');

const budgetLines = (budget: Budget): string[] => {
  const limits = Object.entries(budget).map(([name, limit]) => `${limit} ${name}`);
  return limits.length === 0 ? [] : [`budget   at most ${limits.join(', ')}: beyond it no check is begun`];
};

/** What a run will do and what it costs, before it does anything. */
export const planText = (plan: RunPlan, isWhole: boolean, budget: Budget = {}): string => {
  const { document, profile, runnable, notRun, servers } = plan;
  const clauses = new Set(runnable.flatMap(bound => bound.clauses));
  const requirements = new Set([...clauses].map(clause => clause.replace(/\(.*$/, '')));
  const place = document.target.url === undefined ? '' : ` at ${document.target.url}`;
  const lines = [
    `target   ${document.target.name}${place}`,
    ...(document.target.model === undefined ? [] : [`model    ${document.target.model.ref}`]),
    `profile  ${profile.name}: ${counted(requirements.size, 'requirement')}, ${counted(clauses.size, 'clause')}`,
    `plan     ${counted(runnable.length, 'check')}${servers === 0 ? '' : ` on ${counted(servers, 'server process', 'server processes')}`}, ${askedWords(plan)}, ${costOf(plan)}`,
    ...budgetLines(budget),
    ...(notRun.length === 0
      ? []
      : [`not run  ${counted(notRun.length, 'check')}: listed in the report with reasons`]),
    ...(isWhole ? ['', ...runnable.map(({ scenario }) => scenario.id)] : []),
    ...(isWhole
      ? notRun.map(
          ({ bound, verdict, reason }) =>
            `${bound.scenario.id}  (${verdict.replaceAll('_', ' ')}: ${reason})`,
        )
      : []),
  ];
  return `${lines.join('\n')}\n\n`;
};
