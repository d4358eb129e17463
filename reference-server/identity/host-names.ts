// Which values of the Host header a server without keys answers: its own machine's names, and configured ones.
const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/;

/** Without a Host (HTTP/1.0) no browser is at work, so there is no name to be deceived by. */
export function isHostAllowed(host: string | undefined, allowedHosts: readonly string[]): boolean {
  if (host === undefined) return true;
  const name = host.toLowerCase();
  if (loopback.test(name)) return true;
  const withoutPort = name.replace(/:\d{1,5}$/, '');
  return allowedHosts.some(allowed => {
    const wanted = allowed.toLowerCase();
    return wanted === name || wanted === withoutPort;
  });
}
