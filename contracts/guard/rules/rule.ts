export type ChangeClass = 'breaking' | 'compatible' | 'editorial';
export type Direction = 'request' | 'response' | 'both';

/** `reason` says in one clause what the change does to those who hold the older contract. */
export interface Rule {
  readonly class: ChangeClass;
  readonly direction: Direction;
  readonly reason: string;
}

export const classes: readonly ChangeClass[] = ['breaking', 'compatible', 'editorial'];
