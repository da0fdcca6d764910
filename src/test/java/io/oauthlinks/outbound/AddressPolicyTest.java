package io.oauthlinks.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.8.7", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
            "100.64.0.1", "100.127.255.254", "224.0.0.1", "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1", "fec0::1", "fc00::1", "fd12::1",
            "ff02::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:a00:1::1",
            "64:ff9b:1::a00:1", "::ffff:0:127.0.0.1", "2001::1", "2001:0:a00:1::1", "100::1", "2001:db8::1", "3fff::1"})
    @DisplayName("C11: addresses that are not public are refused")
    void refusesAddressesThatAreNotPublic(String address) throws Exception {
        assertThat(new AddressPolicy(List.of()).permits("name.example", InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "169.253.0.1", "2a00:1450:4001::1", "2001:4860:4860::8888", "64:ff9b::808:808", "2002:808:808::1"})
    @DisplayName("C11: public addresses are permitted")
    void permitsPublicAddresses(String address) throws Exception {
        assertThat(new AddressPolicy(List.of()).permits("name.example", InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"idp.corp.example", "IDP.Corp.Example", "10.1.2.3", "10.1.0.0/16", "0.0.0.0/0"})
    @DisplayName("C11: the administrator's list opens a host, an address or a block")
    void listOpensHostAddressOrBlock(String entry) throws Exception {
        assertThat(new AddressPolicy(List.of(entry)).permits("idp.corp.example", InetAddress.getByName("10.1.2.3"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.corp.example", "corp.example", "10.1.2.4", "10.2.0.0/16", "::/0"})
    void listOpensNothingElse(String entry) throws Exception {
        assertThat(new AddressPolicy(List.of(entry)).permits("idp.corp.example", InetAddress.getByName("10.1.2.3"))).isFalse();
    }
}
