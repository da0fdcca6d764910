package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.message.Message;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * Jira, as far as mails become something in it.
 *
 * @param software requests of projects without request types
 * @param service  requests of service projects
 * @param words    a text in Jira's default language, for what is added to a mail's own text
 * @param newCustomers how many customers a channel may make within an hour, at the moment
 */
public record JiraSide(ProjectFacts projects, People people, Requests software, Requests service, Function<Message, String> words,
                       IntSupplier newCustomers) {

    Requests of(ProjectFacts.Project project) {
        return project.service() ? service : software;
    }
}
