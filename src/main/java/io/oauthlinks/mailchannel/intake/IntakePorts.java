package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.OwnAddresses;
import io.oauthlinks.mailchannel.filter.Filter;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.mailchannel.ledger.Spool;
import io.oauthlinks.mailchannel.message.MailReader;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What the intake needs.
 *
 * @param filters in the order in which they ask
 * @param calls   threads that call Jira and read ahead; when all are busy the caller does it itself
 * @param takes   threads that take the mails of a batch, one for each fetch
 */
public record IntakePorts(MailLedger ledger, Spool spool, MailReader reader, List<Filter> filters, OwnAddresses own, JiraSide jira,
                          Executor calls, Executor takes, Clock clock) {

    public IntakePorts {
        filters = List.copyOf(filters);
    }
}
