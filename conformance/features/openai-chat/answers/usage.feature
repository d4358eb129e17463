Feature: Usage and limits

  @OAI-USAGE-001 @must
  Scenario: What was used is told and adds up
    Given any model
    When the client chats as "A"
    Then "A" tells its usage [OAI-USAGE-001(a)]
    And the usage of "A" adds up [OAI-USAGE-001(b)]

  @OAI-USAGE-001 @must
  Scenario: Text is counted
    Given any model
    When the client chats as "A"
    Then the text of "A" is counted [OAI-USAGE-001(d)]

  @OAI-USAGE-001 @must
  Scenario: What was cached, or only thought, is a part of what was used
    Given any model
    When the client chats as "A"
    And the client chats as "B"
    Then what is a part of the usage is no addend of it: [OAI-USAGE-001(c)]
      | A |
      | B |

  @OAI-LIMIT-001 @must
  Scenario: An answer has no more tokens than were allowed
    Given any model
    When the client chats as "A" with:
      | max_tokens | 4 |
    Then "A" has no more tokens than were allowed [OAI-LIMIT-001(a)]

  @OAI-LIMIT-001 @must
  Scenario: An answer that ended at its limit says so
    Given any model
    When the client chats as "A" with:
      | max_tokens | 2 |
    Then "A" says that it ended at its limit [OAI-LIMIT-001(b)]

  @OAI-LIMIT-001 @must
  Scenario: A stream that ended at its limit says so
    Given any model
    When the client chats in a stream as "A" with:
      | max_tokens                   | 2    |
      | stream_options.include_usage | true |
    Then "A" says that it ended at its limit [OAI-LIMIT-001(b)]
