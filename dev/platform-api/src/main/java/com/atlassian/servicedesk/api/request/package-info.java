/** Requests of customers. */
package com.atlassian.servicedesk.api.request;
