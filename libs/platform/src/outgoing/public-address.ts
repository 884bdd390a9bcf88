import ipaddr from 'ipaddr.js';

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** All that IANA has given out for the open Internet. What lies outside, `::7f00:1` among it, is never public. */
const GLOBAL_UNICAST: Range = [ipaddr.IPv6.parse('2000::'), 3];

/** Inside of a cloud, or given back, though the registries' special ranges do not say so. */
const ALSO_NOT_PUBLIC: readonly Range[] = [
  [ipaddr.IPv4.parse('168.63.129.16'), 32], // Azure's own services, seen from each machine there
  [ipaddr.IPv6.parse('3ffe::'), 16], // 6bone, RFC 3701
];

/**
 * Whether an address lies on the open Internet, and nowhere that only we can reach. The ranges are ipaddr.js's (IANA's
 * special-purpose registries); an IPv6 address that carries an IPv4 address (mapped, 6to4, Teredo, NAT64) is in none of
 * the public ones, whatever it carries.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  const isWithin = (range: Range): boolean => range[0].kind() === parsed.kind() && parsed.match(range);
  if (parsed.range() !== 'unicast' || ALSO_NOT_PUBLIC.some(isWithin)) return false;
  return parsed instanceof ipaddr.IPv4 || (isWithin(GLOBAL_UNICAST) && !isIsatap(parsed));
}

/** RFC 5214: the last 64 bits are 0000:5efe or 0200:5efe and an IPv4 address to which a router inside unpacks it. */
const isIsatap = ({ parts: [, , , , fifth = 0, sixth] }: ipaddr.IPv6): boolean =>
  (fifth & 0xfdff) === 0 && sixth === 0x5efe;
