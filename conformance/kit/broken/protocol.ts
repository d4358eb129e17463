import type { BrokenAdapter } from './broken-adapter.ts';

/** Patches of the sample in Python. */
export const brokenProcesses: readonly BrokenAdapter[] = [
  {
    breaks: ['ASY-KIT-016(a)'],
    why: 'does not tell which version it speaks',
    file: 'adapter.py',
    edits: [
      [
        '        self.send_header("Adapter-Protocol", MAJOR)\n        self.send_header("Content-Length"',
        '        self.send_header("Content-Length"',
      ],
    ],
  },
  {
    breaks: ['ASY-KIT-016(b)'],
    why: 'answers whatever version it is asked in',
    file: 'adapter.py',
    edits: [['return self.headers.get("Adapter-Protocol") == MAJOR', 'return True']],
  },
  {
    breaks: ['ASY-KIT-009(b)'],
    why: 'sees that its caller left only once the engine says something',
    file: 'adapter.py',
    edits: [['            watch.start()\n', '']],
  },
];
