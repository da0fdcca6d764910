package io.oauthlinks.mailchannel.filter;

import io.oauthlinks.mailchannel.OwnAddresses;
import java.util.Optional;

/** The mailbox of a channel writes to one: two channels would write to each other without an end. */
final class OwnAddress implements Filter {

    private final OwnAddresses own;

    OwnAddress(OwnAddresses own) {
        this.own = own;
    }

    @Override
    public String rule() {
        return "own-address";
    }

    @Override
    public Optional<Decision> decide(Candidate candidate) {
        return own.include(candidate.mail().from().address()) ? Decision.ignore(rule()) : Optional.empty();
    }
}
