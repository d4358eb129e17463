import type { Command } from 'commander';
import { UsageError } from '#conformance/harness';

/** Every word that may follow: `assay` → commands, `assay run` → its options and commands. */
const wordsAfter = (command: Command, path: readonly string[]): [string, string[]][] => {
  const own = [
    ...command.commands.map(sub => sub.name()),
    ...command.options.map(option => option.long ?? ''),
  ];
  const below = command.commands.flatMap(sub => wordsAfter(sub, [...path, sub.name()]));
  return [[path.join(' '), own.filter(word => word !== '')], ...below];
};

const bash = (
  table: readonly [string, string[]][],
): string => `# assay completion bash > /etc/bash_completion.d/assay
_assay() {
  local path="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) path="\${path:+$path }$word" ;; esac
  done
  local words=""
  while :; do
    case "$path" in
${table.map(([path, words]) => `      "${path}") words="${words.join(' ')}" ;;`).join('\n')}
    esac
    [ -n "$words" ] || [ -z "$path" ] && break
    case "$path" in *" "*) path="\${path% *}" ;; *) path="" ;; esac
  done
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _assay assay
`;

const zsh = (table: readonly [string, string[]][]): string =>
  `#compdef assay\nautoload -U +X bashcompinit && bashcompinit\n${bash(table)}`;

const fishLine = ([path, words]: [string, string[]]): string => {
  const condition =
    path === '' ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${path.split(' ').at(-1)}`;
  const plain = words.filter(word => !word.startsWith('--'));
  const options = words.filter(word => word.startsWith('--')).map(word => word.slice(2));
  return [
    ...(plain.length === 0 ? [] : [`complete -c assay -n '${condition}' -f -a '${plain.join(' ')}'`]),
    ...options.map(option => `complete -c assay -n '${condition}' -l ${option}`),
  ].join('\n');
};

const fish = (table: readonly [string, string[]][]): string =>
  `# assay completion fish > ~/.config/fish/completions/assay.fish\n${table.map(fishLine).join('\n')}\n`;

const shells = { bash, zsh, fish };

/** What a shell needs to complete commands and options. */
export const completionScript = (shell: string, program: Command): string => {
  const write = Object.entries(shells).find(([name]) => name === shell)?.[1];
  if (write === undefined)
    throw new UsageError(`there is no completion for ${shell}: take one of bash, zsh, fish`);
  return write(wordsAfter(program, []));
};
