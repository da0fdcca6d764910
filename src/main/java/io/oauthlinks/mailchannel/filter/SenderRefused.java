package io.oauthlinks.mailchannel.filter;

import io.oauthlinks.mailchannel.SenderPolicy;
import java.util.List;
import java.util.Optional;

/** The domains of the channel. A domain stands for those below it as well: who owns it, gives them away. */
final class SenderRefused implements Filter {

    @Override
    public String rule() {
        return "sender-refused";
    }

    @Override
    public Optional<Decision> decide(Candidate candidate) {
        SenderPolicy senders = candidate.channel().senders();
        String domain = candidate.mail().from().domain();
        if (isWithin(domain, senders.refusedDomains())) {
            return Decision.refuse("sender-refused.domain");
        }
        return senders.allowedDomains().isEmpty() || isWithin(domain, senders.allowedDomains()) ? Optional.empty()
                : Decision.refuse("sender-refused.other-domain");
    }

    private static boolean isWithin(String domain, List<String> domains) {
        return domains.stream().anyMatch(each -> domain.equals(each) || domain.endsWith("." + each));
    }
}
