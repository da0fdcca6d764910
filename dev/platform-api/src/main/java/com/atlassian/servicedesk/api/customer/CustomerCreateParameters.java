package com.atlassian.servicedesk.api.customer;

/** A customer to be; made by {@link CustomerService#newCreateBuilder}. */
public interface CustomerCreateParameters {

    String getEmail();

    String getFullName();

    /** Collects them. */
    interface Builder {

        Builder email(String email);

        Builder fullName(String fullName);

        CustomerCreateParameters build();
    }
}
