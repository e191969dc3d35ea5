import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { deskPathOf } from "#newsroom/desk-path.ts";
import { clientAddress, networkOf } from "#newsroom/network.ts";

suite("networks", () => {
  test("an address belongs to its /24 or /56, however it is written", () => {
    for (const [address, network] of [
      ["192.0.2.7", "192.0.2.0/24"],
      ["::ffff:192.0.2.7", "192.0.2.0/24"],
      ["2001:db8:1:2ff:aaaa::1", "2001:db8:1:200::/56"],
      ["2001:DB8:1:201::", "2001:db8:1:200::/56"],
      ["[2001:db8:1:300::1]", "2001:db8:1:300::/56"],
      ["fe80::1%eth0", "fe80:0:0:0::/56"],
      ["::1", "0:0:0:0::/56"],
      ["", "unknown"],
      ["nonsense", "unknown"],
      ["1:2:3", "unknown"],
    ] as const) {
      assert.equal(networkOf(address), network, address);
    }
  });

  test("a stranger's X-Forwarded-For counts for nothing; a near proxy's last word does", () => {
    assert.equal(clientAddress("203.0.113.9", "198.51.100.1"), "203.0.113.9");
    assert.equal(clientAddress("127.0.0.1", "6.6.6.6, 198.51.100.1"), "198.51.100.1");
    assert.equal(clientAddress("::ffff:10.0.0.2", "6.6.6.6, 198.51.100.1, 10.0.0.3"), "198.51.100.1");
    assert.equal(clientAddress("127.0.0.1", ""), "127.0.0.1");
    assert.equal(clientAddress("::1", "192.168.1.5"), "192.168.1.5");
  });
});

suite("where sign-in leads", () => {
  test("to pages of the desk alone", () => {
    assert.equal(deskPathOf("/desk/articles?stage=draft"), "/desk/articles?stage=draft");
    assert.equal(deskPathOf("/desk"), "/desk");
    for (const wished of [
      ...[
        "//evil.example/desk",
        "https://evil.example/desk",
        "/\\evil.example/desk",
        "javascript:alert(1)",
        "/deskfoo",
      ],
      ...[
        "/",
        "/api/auth/signout",
        "/desk/../api/auth/signout",
        "",
        undefined,
        ["/desk"],
        "http://[",
        "\t//evil.example",
      ],
    ]) {
      assert.equal(deskPathOf(wished), "/desk", String(wished));
    }
  });
});
