import { expect, test } from "vitest";
import { clientAddress } from "./client-address.ts";

const proxies = ["127.0.0.1", "10.0.0.2"];

test("without a proxy of ours the socket alone is believed, whatever a header claims", () => {
  expect(clientAddress("198.51.100.9", "192.0.2.7", [])).toBe("198.51.100.9");
  expect(clientAddress("198.51.100.9", "192.0.2.7", proxies)).toBe("198.51.100.9");
});

test("behind our proxy it is who the proxy says came to it, not what a visitor wrote before", () => {
  expect(clientAddress("::ffff:127.0.0.1", "192.0.2.7", proxies)).toBe("192.0.2.7");
  expect(clientAddress("127.0.0.1", "203.0.113.1, 192.0.2.7", proxies)).toBe("192.0.2.7");
  expect(clientAddress("127.0.0.1", "203.0.113.1, 192.0.2.7, 10.0.0.2", proxies)).toBe("192.0.2.7");
});

test("what is no address is not believed", () => {
  for (const said of ["", "somewhere", "127.0.0.1", undefined])
    expect(clientAddress("127.0.0.1", said, proxies)).toBe("127.0.0.1");
});
