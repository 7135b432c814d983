# Addresses, networks and interfaces of both versions.
import ipaddress
from ipaddress import ip_address, ip_interface, ip_network

for text in ('192.168.1.10', '8.8.8.8', '127.0.0.1', '224.0.0.1', '169.254.3.4', '0.0.0.0', '::1', 'fe80::1',
             '2001:db8::8a2e:370:7334', '::ffff:10.0.0.1', 'ff02::1', '2002:c000:204::'):
    a = ip_address(text)
    print(repr(a), int(a), a.version, a.exploded, a.reverse_pointer, [a.is_private, a.is_global,
          a.is_loopback, a.is_multicast, a.is_link_local, a.is_unspecified, a.is_reserved])
for text in ('192.168.0.0/24', '10.0.0.0/255.0.0.0', '10.0.0.0/0.255.255.255', '10.1.2.3', '2001:db8::/32',
             '172.16.0.0/30', '10.0.0.0/31', '::/127'):
    n = ip_network(text)
    print(repr(n), n.num_addresses, n.netmask, n.hostmask, n.broadcast_address, n.prefixlen, n.is_private,
          n.with_netmask, [str(h) for h in zip(n.hosts(), range(2))] and [str(h) for _, h in zip(range(2), n.hosts())])
net = ip_network('192.168.0.0/24')
print(list(net.subnets(new_prefix=26)), net.supernet(), net[0], net[-1], ip_address('192.168.0.77') in net,
      net.overlaps(ip_network('192.168.0.128/25')), ip_network('192.168.0.64/26').subnet_of(net),
      list(net.address_exclude(ip_network('192.168.0.0/26'))))
i = ip_interface('10.0.0.5/8')
print(repr(i), i.ip, i.network, i.with_netmask, i == ip_interface('10.0.0.5/8'))
print(list(ipaddress.collapse_addresses([ip_network('10.0.0.0/25'), ip_network('10.0.0.128/25'), ip_network('10.0.2.0/24')])))
print(list(ipaddress.summarize_address_range(ip_address('10.0.0.1'), ip_address('10.0.0.9'))))
print(sorted([ip_address('10.0.0.10'), ip_address('10.0.0.9')]), ip_address('10.0.0.1') + 5, ip_address('10.0.0.1') < ip_address('10.0.0.2'),
      f"{ip_address('10.0.0.1'):b} {ip_address('10.0.0.1'):#x} {ip_address('10.0.0.1')!s:>12}", ip_address(3232235777), ip_address(b'\x7f\0\0\1'))
for wrong in ("ip_address('256.1.1.1')", "ip_address('1.2.3')", "ipaddress.IPv4Address('1.2.3')", "ipaddress.IPv4Address('1.2.3.256')",
              "ipaddress.IPv4Address('01.2.3.4')", "ipaddress.IPv4Address('1.2.3.4/8')", "ipaddress.IPv4Address(-1)", "ipaddress.IPv4Address(2 ** 32)",
              "ipaddress.IPv6Address('1::2::3')", "ipaddress.IPv6Address('12345::')", "ipaddress.IPv6Address('1:2:3')", "ipaddress.IPv6Address(':1')",
              "ip_network('10.0.0.1/8')", "ip_network('10.0.0.0/33')", "ipaddress.IPv4Network('10.0.0.0/33')", "ip_network('x')",
              "ip_network('10.0.0.1/8', strict=False)", "ip_address('1.1.1.1') < ip_address('::1')", "ip_address('1.1.1.1') < 3", "net[999]",
              "list(net.subnets(prefixlen_diff=9))", "net.supernet(new_prefix=25)", "ip_address('')", "ip_network('1.1.1.1/1/1')"):
    try:
        print(wrong, '=>', eval(wrong))
    except Exception as error:
        print(wrong, '->', type(error).__name__, error)
