import { environmentValue, secretCharactersMin, UsageError } from '#conformance/harness';

export interface Credential {
  readonly variable: string;
  /** The header Authorization. */
  readonly header: string;
  /** What must not be shown. */
  readonly secrets: readonly string[];
}

/** A token has no colon: with one it is a name and a password. */
const credentialOf = (variable: string, value: string): Credential => {
  const colon = value.indexOf(':');
  if (colon < 0) return { variable, header: `Bearer ${value}`, secrets: [value] };
  const secrets = [value, value.slice(colon + 1)].filter(({ length }) => length >= secretCharactersMin);
  return { variable, header: `Basic ${Buffer.from(value).toString('base64')}`, secrets };
};

export const credentialIn = (variable: string | undefined): Credential | undefined => {
  if (variable === undefined) return undefined;
  const value = environmentValue(variable);
  if (value === undefined) throw new UsageError(`the environment has no variable ${variable}`);
  if (value.length < secretCharactersMin || /[^\x21-\x7e]/.test(value))
    throw new UsageError(
      `$${variable} holds no token: ${secretCharactersMin} visible characters of ASCII at least`,
    );
  return credentialOf(variable, value);
};
