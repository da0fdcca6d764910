/** Comments that customers see, and those that they do not. */
package com.atlassian.servicedesk.api.comment;
