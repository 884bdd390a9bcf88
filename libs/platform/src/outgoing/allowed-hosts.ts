/** Host and port of a web address in the form in which `OUTGOING_ALLOWED_HOSTS` says them: the port always stands there. */
export const hostAndPort = ({ hostname, port, protocol }: URL): string =>
  `${hostname}:${port === '' ? (protocol === 'https:' ? '443' : '80') : port}`;

/** What the operator allows, each as addresses are compared. Null where it is not a list of host:port. */
export function allowedHosts(list: string): ReadonlySet<string> | null {
  const found = new Set<string>();
  for (const each of list.split(',').map((text) => text.trim())) {
    const isWritten = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+):\d{1,5}$/i.test(each) && URL.canParse(`http://${each}`);
    if (!isWritten) return null;
    found.add(hostAndPort(new URL(`http://${each}`)));
  }
  return found;
}
