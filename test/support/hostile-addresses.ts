import type { FailureReason } from '@corridor/platform/outgoing/outgoing-failed';

interface Group {
  readonly why: string;
  readonly reason: FailureReason;
  readonly addresses: readonly string[];
}

const over = (...hosts: readonly string[]): string[] => hosts.map((host) => `https://${host}/hook`);

/** Web addresses that somebody might type to make base speak to what only base can reach. None may be asked. */
export const hostileAddresses: readonly Group[] = [
  {
    why: 'this machine itself, IPv4: all of 127.0.0.0/8, and 0.0.0.0, which most systems take for it',
    reason: 'target_private',
    addresses: over('127.0.0.1', '127.0.0.2', '127.1.2.3', '127.255.255.254', '127.0.0.1:8443', '0.0.0.0', '0.1.2.3'),
  },
  {
    why: 'the same in one number, in octal, in hex, in short forms, and mixed (inet_aton)',
    reason: 'target_private',
    addresses: over(
      ...['2130706433', '0x7f000001', '0X7F000001', '017700000001', '0x7f.0.0.1', '0177.0.0.1', '0177.0.0.01'],
      ...['127.1', '127.0.1', '0x7f.1', '0177.1', '0x7f.0x0.0x0.0x1', '00000177.0.0.1', '0x0000007f.0.0.1', '0', '0x0'],
      ...['00', '127.0x1', '127.65530', '127.0.65530', '0x7f.0.1', '000.0.0.0'],
    ),
  },
  {
    why: 'the same with a trailing dot, percent-encoded, in full-width or circled digits, with other full stops',
    reason: 'target_private',
    addresses: over(
      ...['127.0.0.1.', '127.1.', '0x7f000001.', '2130706433.', '%31%32%37.0.0.1', '127%2e0%2e0%2e1', '%30x7f.1'],
      ...['１２７.0.0.1', '１２７．０．０．１', '127。0。0。1', '①②⑦.⓪.⓪.①', '𝟏𝟐𝟕.𝟎.𝟎.𝟏', '127｡0｡0｡1', '2130706433。'],
      ...['%EF%BC%91%EF%BC%92%EF%BC%97.0.0.1', '1\u00AD27.0.0.1', '127.0.\u200B0.1'],
    ),
  },
  {
    why: 'private networks (RFC 1918), at both ends of each, and in other notations',
    reason: 'target_private',
    addresses: over(
      ...['10.0.0.0', '10.0.0.1', '10.255.255.255', '172.16.0.0', '172.16.0.1', '172.20.10.5', '172.31.255.255'],
      ...['192.168.0.0', '192.168.0.1', '192.168.1.254', '192.168.255.255', '10.1', '0xa.0.0.1', '012.0.0.1'],
      ...['167772161', '0xac100001', '2886729729', '3232235777', '0300.0250.1.1', '192.168.257', '0xc0a80001'],
    ),
  },
  {
    why: 'link-local: the services of clouds that give out keys to who asks from inside (AWS, Google, Azure, and others)',
    reason: 'target_private',
    addresses: over(
      ...['169.254.169.254', '169.254.0.1', '169.254.255.255', '169.254.170.2', '2852039166', '0xa9fea9fe'],
      ...['0251.0376.0251.0376', '169.254.43518', '169.16689662', '0xa9.254.0251.254', '169.254.169.254.'],
    ),
  },
  {
    why: 'other services that answer inside a cloud: Alibaba, Oracle, Azure',
    reason: 'target_private',
    addresses: over('100.100.100.200', '192.0.0.192', '168.63.129.16', '0xa83f8110', '168.63.33040'),
  },
  {
    why: 'carrier-grade NAT (RFC 6598)',
    reason: 'target_private',
    addresses: over('100.64.0.0', '100.64.0.1', '100.127.255.255', '0144.0100.0.1', '1681915905'),
  },
  {
    why: 'multicast, broadcast, and what is kept for later (class E)',
    reason: 'target_private',
    addresses: over(
      ...['224.0.0.1', '224.0.0.251', '239.255.255.250', '240.0.0.1', '250.1.2.3', '255.255.255.254'],
      ...['255.255.255.255', '4294967295', '0xffffffff', '0xe0000001', '037777777777'],
    ),
  },
  {
    why: 'documentation, benchmarks, protocol assignments, relays: routed to nobody, or to whoever took them',
    reason: 'target_private',
    addresses: over(
      ...['192.0.2.1', '198.51.100.7', '203.0.113.9', '198.18.0.1', '198.19.255.255', '192.0.0.1', '192.0.0.8'],
      ...['192.88.99.1', '192.31.196.1', '192.52.193.1', '192.175.48.1', '0xc0000201', '3325256705'],
    ),
  },
  {
    why: 'IPv6: this machine, unspecified, in long and short forms',
    reason: 'target_private',
    addresses: over(
      ...['[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '[0000:0000:0000:0000:0000:0000:0000:0001]', '[::0:1]', '[0::1]'],
      ...['[::1]:8443', '[0:0:0:0:0:0:0:0]', '[::0.0.0.1]'],
    ),
  },
  {
    why: 'IPv6: private (ULA), link-local, site-local, multicast, and services of clouds among them',
    reason: 'target_private',
    addresses: over(
      ...['[fc00::1]', '[fd00::1]', '[fdff:ffff::1]', '[fd00:ec2::254]', '[fd20:ce::254]', '[fe80::1]', '[febf::1]'],
      ...['[fe80::a9fe:a9fe]', '[fec0::1]', '[feff::1]', '[ff02::1]', '[ff05::2]', '[ff0e::1]', '[FD00:EC2::254]'],
    ),
  },
  {
    why: 'IPv6 that carries an IPv4 address as it is: mapped, compatible, translated (RFC 4291, 2765)',
    reason: 'target_private',
    addresses: over(
      ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::FFFF:10.0.0.1]', '[0:0:0:0:0:ffff:a00:1]'],
      ...['[::ffff:169.254.169.254]', '[::ffff:a9fe:a9fe]', '[::ffff:192.168.1.1]', '[::ffff:0:0]'],
      ...['[::127.0.0.1]', '[::7f00:1]', '[::10.0.0.1]', '[::a9fe:a9fe]', '[::ffff:0:127.0.0.1]', '[::ffff:0:7f00:1]'],
      // Also where what they carry is public: nobody needs this notation to say it.
      ...['[::ffff:8.8.8.8]', '[::8.8.8.8]', '[::ffff:0:8.8.8.8]'],
    ),
  },
  {
    why: 'IPv6 that a gateway turns into IPv4: NAT64, 6to4, Teredo, ISATAP',
    reason: 'target_private',
    addresses: over(
      ...['[64:ff9b::127.0.0.1]', '[64:ff9b::7f00:1]', '[64:ff9b::a9fe:a9fe]', '[64:ff9b::10.0.0.1]'],
      ...['[64:ff9b:1::127.0.0.1]', '[64:ff9b:1:a::7f00:1]', '[64:ff9b:1:ffff:ffff:ffff:a00:1]'],
      ...['[2002:7f00:1::]', '[2002:7f00:1::1]', '[2002:a00:1::1]', '[2002:c0a8:101::]', '[2002:a9fe:a9fe::1]'],
      ...['[2001::1]', '[2001:0:4136:e378:8000:63bf:80ff:fffe]', '[2001:0:a00:1::f5ff:fffe]'],
      ...['[2606:4700::5efe:7f00:1]', '[2606:4700::5efe:10.0.0.1]', '[2606:4700::200:5efe:192.168.1.1]'],
      ...['[2a00:1450:4001::200:5efe:a9fe:a9fe]', '[fe80::5efe:10.0.0.1]'],
    ),
  },
  {
    why: 'IPv6 for documentation, benchmarks, discarding, overlays, given back, or not given out',
    reason: 'target_private',
    addresses: over(
      ...['[2001:db8::1]', '[3fff::1]', '[2001:2::1]', '[100::1]', '[2001:10::1]', '[2001:20::1]', '[2001:30::1]'],
      ...['[5f00::1]', '[3ffe::1]', '[2001:4:112::1]', '[2620:4f:8000::1]', '[4000::1]', '[8000::1]', '[e000::1]'],
      ...['[200::1]', '[2001:3::1]', '[1::1]'],
    ),
  },
  {
    why: 'names for this machine',
    reason: 'target_private',
    addresses: over(
      ...['localhost', 'LOCALHOST', 'localhost.', 'localhost:8443', 'any.localhost', 'a.b.localhost.', 'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ'],
      ...['ｌｏｃａｌｈｏｓｔ', 'loc%61lhost', 'localhost.localdomain', 'local\u00ADhost', 'ip6-localhost', 'loopback'],
    ),
  },
  {
    why: 'names that are known inside only: given out for it, used for it, or of one label',
    reason: 'target_private',
    addresses: over(
      ...['printer.local', 'db.internal', 'vault.service.internal', 'router.home.arpa', 'nas.lan', 'wiki.corp'],
      ...[
        'router.home',
        'files.intranet',
        'db.private',
        'intranet',
        'postgres',
        'redis:8443',
        'kubernetes',
        'metadata',
      ],
      ...['kubernetes.default.svc.cluster.local', 'host.docker.internal', '1.0.0.127.in-addr.arpa', 'hook.test'],
      ...['hook.invalid', 'hidden.onion', 'name.alt', 'printer.LOCAL.', 'db。internal'],
    ),
  },
  {
    why: 'names under which clouds answer on each of their machines',
    reason: 'target_private',
    addresses: over(
      ...['metadata.google.internal', 'metadata.google.internal.', 'METADATA.GOOGLE.INTERNAL', 'metadata.goog'],
      ...['a.metadata.goog', 'instance-data.ec2.internal', 'instance-data', 'metadata.internal'],
    ),
  },
  {
    why: 'addresses that no two readers read alike: zones, too many parts, hosts that are no host',
    reason: 'target_invalid',
    addresses: [
      ...over('[fe80::1%25eth0]', '[fe80::1%eth0]', '[::1%25lo]', '[::1', '::1', '1.2.3.4.5', '256.256.256.256'),
      ...over('127.0.0.0x1g', '0x7f.0.0.0.1', '09.0.0.1', '4294967296', '0x100000000', '[127.0.0.1]', '[::127.1]'),
      ...over('example.com%00.invalid', 'exa mple.com', 'a..example.com', 'example.com..', '-a.example.com'),
      ...over('example.com:99999', 'example.com:http', 'ex<ample.com', 'example.123', 'a^b.example.com', '%'),
      ...['127.0.0.1', '//127.0.0.1/', ':3000/hook', '', 'https://', 'https:'],
      ...[
        'https:\\\\127.0.0.1\\hook',
        'https://example.com\\@127.0.0.1/',
        'https://example.com\t/',
        'https://127.0.\n0.1/',
      ],
      ...[
        ' https://example.com/',
        'https://example.com/ ',
        'https://example.com/\r\nX-Injected: 1',
        'https://ex\u0000.com/',
      ],
      ...[`https://example.com/${'a'.repeat(2_100)}`, `https://${'a'.repeat(64)}.com/`],
    ],
  },
  {
    why: 'schemes other than https, also spelled oddly',
    reason: 'target_scheme',
    addresses: [
      ...['http://example.com/', 'HTTP://example.com/', 'http:example.com', 'ftp://example.com/', 'file:///etc/passwd'],
      ...['gopher://127.0.0.1:6379/_FLUSHALL', 'dict://127.0.0.1:11211/stat', 'ldap://127.0.0.1/', 'ws://example.com/'],
      ...[
        'wss://example.com/',
        'data:text/plain,hello',
        'javascript:alert(1)',
        'unix:/var/run/docker.sock',
        'blob:https://a.com/x',
      ],
      ...['https+unix://example.com/', 'jar:https://example.com!/', 'http://127.0.0.1/', 'http://[::1]/'],
    ],
  },
  {
    why: 'a login before the host: kept in the clear, and made to mislead the eye',
    reason: 'target_credentials',
    addresses: [
      ...['https://user:secret@example.com/', 'https://user@example.com/', 'https://:secret@example.com/'],
      ...[
        'https://@example.com/',
        'https://:@example.com/',
        'https://example.com@127.0.0.1/',
        'https:user@example.com/',
      ],
      ...['https://example.com:443@127.0.0.1/', 'https://example.com%2f@127.0.0.1/', 'https:///user@example.com/'],
    ],
  },
  {
    why: 'a fragment is sent to nobody: whoever typed one expects something else',
    reason: 'target_fragment',
    addresses: [
      'https://example.com/#',
      'https://example.com/hook#part',
      'https://example.com#.invalid/',
      'https://a.com/?q=1#f',
    ],
  },
  {
    why: 'ports of mail, shells, name servers and the like (Fetch)',
    reason: 'target_port',
    addresses: [0, 20, 21, 22, 23, 25, 53, 110, 111, 135, 139, 143, 161, 389, 465, 512, 513, 514, 587, 636, 993, 995]
      .concat([1723, 2049, 5060, 5061, 6000, 6667, 10080])
      .map((port) => `https://example.com:${String(port)}/hook`),
  },
  {
    why: 'this machine without slashes, with too many, with a query for a path: browsers read them all',
    reason: 'target_private',
    addresses: [
      'https:127.0.0.1',
      'https:///hook',
      'https:/127.0.0.1/',
      'https:////127.0.0.1/',
      'https://127.0.0.1?a=b',
      'hTTps://127.0.0.1',
    ],
  },
];

/** Addresses that are what they say, some of them close to what must be refused. */
export const publicAddresses: readonly string[] = [
  ...over('example.com', 'hooks.example.org', 'EXAMPLE.com', 'example.com.', 'example.com:8443', 'example.com:443'),
  ...over('a-b.example.co.uk', '_hook.example.com', 'xn--mgbh0fb.xn--kgbechtv', 'مثال.إختبار', 'bücher.example'),
  ...over('localhost.example.com', 'internal.example.com', 'mylocal.com', 'notlocalhost.com', 'pki.goog', 'local.net'),
  ...over('8.8.8.8', '1.1.1.1', '9.255.255.255', '11.0.0.1', '126.255.255.255', '128.0.0.1', '100.63.255.255'),
  ...over('100.128.0.1', '169.253.255.255', '169.255.0.1', '172.15.255.255', '172.32.0.1', '192.167.255.255'),
  ...over('192.169.0.1', '198.17.255.255', '198.20.0.1', '223.255.255.255', '168.63.129.17', '192.0.1.1'),
  ...over('[2606:4700:4700::1111]', '[2a00:1450:4001:81b::200e]', '[2001:4860:4860::8888]', '[2400:cb00::1]:8443'),
  ...[
    'https://example.com',
    'https://example.com/a/b?c=d&e=@f',
    'https://example.com/@user',
    'https://example.com/%23',
  ],
];
