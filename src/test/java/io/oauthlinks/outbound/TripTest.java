package io.oauthlinks.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.outbound.OutboundPath.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TripTest {

    @ParameterizedTest
    @CsvSource({"proxy.example:3128, proxy.example", "my_proxy:3128, my_proxy", "10.0.0.1:3128, 10.0.0.1", "[fd00::1]:3128, fd00::1"})
    void aProxyOfTheJvmIsTakenByAnyNameThatJavaTakes(String place, String host) {
        Trip trip = new Trip(new OutboundPath(Kind.JVM_PROXY, place), null, "");

        assertThat(trip.proxy().getHostName()).isEqualTo(host);
        assertThat(trip.proxy().getPort()).isEqualTo(3128);
    }
}
