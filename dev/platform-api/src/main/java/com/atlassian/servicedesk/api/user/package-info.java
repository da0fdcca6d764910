/** Users as the Service Desk API names them. */
package com.atlassian.servicedesk.api.user;
