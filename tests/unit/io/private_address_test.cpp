// SPDX-License-Identifier: MIT
#include "io/private_address.hpp"

#include <doctest/doctest.h>

using namespace demarc;

TEST_CASE("private addresses are told from public ones") {
    for (const char* address : {"127.0.0.1",
                                "127.255.0.9",
                                "10.1.2.3",
                                "172.16.0.1",
                                "172.31.255.255",
                                "192.168.1.1",
                                "169.254.169.254",
                                "100.64.0.1",
                                "0.0.0.0",
                                "224.0.0.1",
                                "255.255.255.255",
                                "::1",
                                "::",
                                "fe80::1%eth0",
                                "febf::1",
                                "fec0::1",
                                "fd00::1",
                                "ff02::1",
                                "::ffff:10.0.0.1",
                                "64:ff9b::7f00:1",
                                "",
                                "localhost"}) {
        CAPTURE(address);
        CHECK(is_private_address(address));
    }
    for (const char* address :
         {"8.8.8.8", "11.0.0.1", "172.15.255.255", "172.32.0.1", "192.167.1.1", "100.63.0.1",
          "100.128.0.1", "223.255.255.255", "2001:4860:4860::8888", "fe00::1", "::ffff:8.8.8.8",
          "64:ff9b::808:808"}) {
        CAPTURE(address);
        CHECK_FALSE(is_private_address(address));
    }
}
