const jsonEscaped = (text: string): string => JSON.stringify(text).slice(1, -1);

/** A line of a log in JSON quotes a body in JSON that quotes another. */
const jsonDepth = 3;

const inJson = (secret: string): string[] => {
  const forms: string[] = [];
  for (let form = secret; forms.length < jsonDepth; forms.push(form)) form = jsonEscaped(form);
  return forms;
};

/** How the bytes look in base64 behind 0, 1 or 2 others: what shares a character with its neighbours is left out. */
const inBase64 = (secret: string): string[] => {
  const bytes = Buffer.from(secret);
  const shifted = [0, 1, 2].map(before => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const isEven = (before + bytes.length) % 3 === 0;
    return text.slice(before === 0 ? 0 : before + 1, isEven ? undefined : -1);
  });
  return [bytes.toString('base64').replace(/=+$/, ''), ...shifted];
};

const inBase64Url = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');

const loweredEscapes = (text: string): string =>
  text.replaceAll(/%[0-9A-F]{2}/g, octet => octet.toLowerCase());

/** Each form in which a secret travels: as it is, in JSON, in JSON within JSON, in an address, in base64, in hexadecimal. */
export const secretForms = (secret: string): string[] => {
  const inAddress = encodeURIComponent(secret);
  const base64 = inBase64(secret);
  return [
    ...new Set([
      secret,
      ...inJson(secret),
      inAddress,
      loweredEscapes(inAddress),
      ...base64,
      ...base64.map(inBase64Url),
      Buffer.from(secret).toString('hex'),
    ]),
  ];
};
