package io.oauthlinks.host.product.servicedesk;

import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.servicedesk.api.ServiceDesk;
import com.atlassian.servicedesk.api.customer.CustomerCreateParameters;
import com.atlassian.servicedesk.api.customer.CustomerService;
import com.atlassian.servicedesk.api.user.CheckedUser;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes users without licence, and customers of service projects of them. */
record CustomerAccounts(Office office) implements CustomerService {

    private static final String ADDRESS = "[^@\\s]{1,64}@[^@\\s]{1,189}";

    @Override
    public CustomerCreateParameters.Builder newCreateBuilder() {
        return new Parameters("", "");
    }

    @Override
    public CheckedUser createCustomer(ApplicationUser user, CustomerCreateParameters parameters) {
        if (!office.user(user).isAdmin()) {
            throw Says.forbidden("Only administrators of Jira make customers.");
        }
        String address = parameters.getEmail();
        if (!address.matches(ADDRESS)) {
            throw Says.unfit("This is no e-mail address: " + address);
        }
        if (parameters.getFullName().isBlank() || parameters.getFullName().length() > 255) {
            throw Says.unfit("A full name has 1 to 255 characters.");
        }
        Users users = office.tracker().users();
        if (users.byName(address).isPresent() || users.all().stream().anyMatch(other -> other.email().equalsIgnoreCase(address))) {
            throw Says.unfit("Somebody has the address " + address + " already.");
        }
        // a password that nobody knows: customers ask for one of their own
        return new View(office.user(users.add(new User(users.keyFor(address), address, parameters.getFullName(), address, true, Set.of()),
                UUID.randomUUID().toString())));
    }

    @Override
    public List<CheckedUser> addCustomersToServiceDesk(ApplicationUser user, ServiceDesk serviceDesk, Set<String> usernamesOrEmails) {
        Desk desk = office.desk(serviceDesk);
        if (!office.tracker().projects().mayBrowse(Optional.of(office.user(user)), desk.project())) {
            throw Says.forbidden("You do not have the permission to add customers to " + desk.project().name() + ".");
        }
        List<User> wanted = usernamesOrEmails.stream().map(this::known).toList();
        wanted.forEach(each -> office.desks().addCustomer(each, desk.project()));
        return wanted.stream().<CheckedUser>map(each -> new View(office.user(each))).toList();
    }

    private User known(String nameOrAddress) {
        Users users = office.tracker().users();
        return users.byName(nameOrAddress).or(() -> users.all().stream().filter(other -> other.email().equalsIgnoreCase(nameOrAddress)).findFirst())
                .orElseThrow(() -> Says.unfit("There is no user " + nameOrAddress + "."));
    }

    private record View(ApplicationUser user) implements CheckedUser {

        @Override
        public boolean isAnonymous() {
            return false;
        }

        @Override
        public ApplicationUser forJIRA() {
            return user;
        }

        @Override
        public String getName() {
            return user.getName();
        }

        @Override
        public String getKey() {
            return user.getKey();
        }

        @Override
        public String getDisplayName() {
            return user.getDisplayName();
        }

        @Override
        public String getEmailAddress() {
            return user.getEmailAddress();
        }
    }

    private record Parameters(String getEmail, String getFullName) implements CustomerCreateParameters, CustomerCreateParameters.Builder {

        @Override
        public CustomerCreateParameters.Builder email(String email) {
            return new Parameters(email, getFullName);
        }

        @Override
        public CustomerCreateParameters.Builder fullName(String fullName) {
            return new Parameters(getEmail, fullName);
        }

        @Override
        public CustomerCreateParameters build() {
            return this;
        }
    }
}
