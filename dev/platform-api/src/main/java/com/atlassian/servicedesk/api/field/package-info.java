/** Fields of a request and their values. */
package com.atlassian.servicedesk.api.field;
