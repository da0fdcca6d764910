/** Customers who take part in the request of another. */
package com.atlassian.servicedesk.api.request.participant;
