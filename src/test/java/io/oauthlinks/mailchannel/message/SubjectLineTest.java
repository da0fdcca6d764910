package io.oauthlinks.mailchannel.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectLineTest {

    @ParameterizedTest
    @DisplayName("M28: prefixes of Outlook and others, in any depth")
    @CsvSource(delimiter = '|', value = {
        "Printer                    | Printer     | false",
        "RE: AW: SV: Printer        | Printer     | false",
        "WG: FW: RE: Printer        | Printer     | true",
        "re:RE: Re[2]: re(3) : Printer | Printer  | false",
        "Re: Fwd: Printer           | Printer     | false",
        "Antw: Printer              | Printer     | false",
        "回复：Printer               | Printer     | false",
        "Reply: Printer             | Reply: Printer | false",
        "Regarding re: Printer      | Regarding re: Printer | false",
        "AW:                        | ''          | false"})
    void knowsPrefixes(String subject, String text, boolean forwarded) {
        assertThat(SubjectLine.of(subject).text()).isEqualTo(text);
        assertThat(SubjectLine.of(subject).forwarded()).isEqualTo(forwarded);
    }

    @Test
    void findsIssueKeys() {
        assertThat(SubjectLine.of("RE: (SUP-12) and [DEV_2-7], SUP-12 again").issueKeys()).containsExactly("SUP-12", "DEV_2-7");
        assertThat(SubjectLine.of("sup-12 A-1 SUP-0 SUP-012 xSUP-1 SUP-1x 2026-11-28 SUP-1-2 SUP-" + "9".repeat(40)).issueKeys()).isEmpty();
        assertThat(SubjectLine.of("AA-1 AA-2 AA-3 AA-4 AA-5 AA-6").issueKeys()).hasSize(5);
    }

    @Test
    void passesOverThousandsOfPrefixes() {
        assertThat(SubjectLine.of("RE: ".repeat(250) + "x").text()).isEqualTo("x");
    }
}
