/** A secret in every form in which a careless server gives one away, whole and by halves. */
export const toldForms = (secret: string): readonly string[] => {
  const middle = Math.floor(secret.length / 2);
  const wholeAndHalves = [secret, secret.slice(0, middle), secret.slice(middle)];
  return wholeAndHalves.flatMap(text => [
    text,
    encodeURIComponent(text),
    JSON.stringify(text),
    JSON.stringify({ said: JSON.stringify({ text }) }),
    Buffer.from(text).toString('base64'),
    Buffer.from(text).toString('base64url'),
    Buffer.from(`user:${text}:`).toString('base64'),
    Buffer.from(`{"key":"${text}"}`).toString('base64url'),
    Buffer.from(text).toString('hex'),
  ]);
};
