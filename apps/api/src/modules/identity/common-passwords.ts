/** The long ones among the passwords that attackers try first; short ones are refused for their length. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `123456789012 1234567890123 12345678901234 1234567890qwerty 123123123123 111111111111 000000000000 121212121212
   987654321987 qwertyuiop12 qwertyuiop123 qwertyuiop[] qwerty123456 qwerty1234567 qwerty123456789 1q2w3e4r5t6y 1q2w3e4r5t6y7u
   1qaz2wsx3edc 1qaz2wsx3edc4rfv q1w2e3r4t5y6 asdfghjkl123 asdfghjkl;' zxcvbnm12345 zxcvbnmasdfghjkl qazwsxedcrfv qazwsxedc123
   password1234 password12345 password123456 passwordpassword password@123 passw0rd1234 p@ssword1234 p@ssw0rd1234 mypassword12
   mypassword123 iloveyou1234 iloveyouforever iloveyousomuch letmein12345 letmein123456 welcome12345 welcome123456 administrator
   administrator1 admin1234567 adminadminadmin changeme1234 changemenow1 secret123456 superman1234 batman123456 football1234
   baseball1234 basketball12 dragon123456 monkey123456 princess1234 sunshine1234 michael12345 jennifer1234 liverpool123 trustno1trustno1
   abc123abc123 abcd12345678 abcdefghijkl abcdefghijklm abcdefghijklmnop a1b2c3d4e5f6 test12345678 testtesttest testing12345
   correcthorsebatterystaple thisismypassword whatever1234 starwars1234 internet1234 computer1234 samsung12345 iphone123456
   google123456 facebook1234 linkedin1234 whatsapp1234 frontdesk123 frontdesk1234 summer202512 winter202512 spring202612`.split(
    /\s+/,
  ),
);
