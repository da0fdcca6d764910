/** What customers choose from when they raise a request. */
package com.atlassian.servicedesk.api.requesttype;
