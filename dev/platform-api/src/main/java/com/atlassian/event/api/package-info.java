/** Events inside one node. */
package com.atlassian.event.api;
