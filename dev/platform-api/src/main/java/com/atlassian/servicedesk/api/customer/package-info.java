/** Customers of service projects. */
package com.atlassian.servicedesk.api.customer;
